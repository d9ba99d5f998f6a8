import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { roleText, sameRole } from '../../../../src/api/description/roleText.ts';

describe('the role of an operation', () => {
  test('is what x-permission says, else the sentence of the description that names one', () => {
    assert.equal(
      roleText({ 'x-permission': '"EDIT" in "Contacts"', description: 'Needs the role "VIEW".' }),
      '"EDIT" in "Contacts"',
    );
    const description = 'Lists customers. Requires the “VIEW” role in the “Contacts” module. Also as POST.';
    assert.equal(roleText({ description }), 'Requires the “VIEW” role in the “Contacts” module');
    assert.equal(roleText({ summary: 'Permission: "Contacts" - "VIEW"' }), 'Permission: "Contacts" - "VIEW"');
  });

  test('is not found where a text only mentions roles, or far down in a long one', () => {
    for (const description of [
      'Changes the role of a user.',
      'Plain text.',
      '',
      `${'x'.repeat(100_000)}. Role "VIEW".`,
    ]) {
      assert.equal(roleText({ description }), undefined);
    }
    assert.equal(roleText({ 'x-permission': '  ', description: 7 }), undefined);
  });

  test('is the same whatever the words and quotes around it', () => {
    assert.ok(sameRole('"Contacts" - "VIEW"', 'You must have “VIEW” role in “Contacts” Module'));
    assert.ok(sameRole('none stated', 'None stated'));
    assert.ok(!sameRole('"EDIT" in "Contacts"', '"EDIT" in "Contacts", or "EDIT" in "Global"'));
    assert.ok(!sameRole('none stated', '"EDIT" in "Contacts"'));
  });
});
