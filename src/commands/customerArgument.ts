import * as v from 'valibot';

const id = v.pipe(v.string(), v.uuid());
const customerSchema = v.object({
  type: v.literal('customer'),
  accountId: id,
  customer: v.pipe(v.string(), v.nonEmpty(), v.maxLength(500)),
});

/** A customer's row as a command's argument. */
export type CustomerArgument = v.InferOutput<typeof customerSchema>;

/** The row in a command's argument; undefined for anything else, since any extension may call. */
export function customerArgument(argument: unknown): CustomerArgument | undefined {
  const parsed = v.safeParse(customerSchema, argument);
  return parsed.success ? parsed.output : undefined;
}
