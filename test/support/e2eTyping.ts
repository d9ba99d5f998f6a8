import type { WritableFieldId } from '../../src/customers/fields.ts';
import type { Workbench } from './workbench.ts';

/** Types key by key at the end of a field and waits for nothing but that the page shows it. */
export async function typeAtEnd(workbench: Workbench, field: WritableFieldId, text: string): Promise<void> {
  const input = workbench.editor.locator(`#field-${field}`);
  await input.click();
  await workbench.page.keyboard.press('ControlOrMeta+End');
  const before = await input.inputValue();
  await workbench.page.keyboard.type(text);
  await workbench.expectField(field, before + text);
}
