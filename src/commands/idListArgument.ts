import * as v from 'valibot';

const accountId = v.pipe(v.string(), v.uuid());
const idsSchema = v.object({
  accountId,
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(5000)),
});
const unreadSchema = v.object({ type: v.literal('idListNote'), note: v.literal('unread'), accountId });

/** The ids that another extension asks for with `{accountId, ids}`; undefined for anything else. */
export function idListArgument(argument: unknown): readonly string[] | undefined {
  const parsed = v.safeParse(idsSchema, argument);
  return parsed.success ? parsed.output.ids : undefined;
}

/** True for the line of an id list that says which ids were not read. */
export function isUnreadNote(argument: unknown): argument is v.InferOutput<typeof unreadSchema> {
  return v.is(unreadSchema, argument);
}
