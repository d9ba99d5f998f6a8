import type { JsonObject } from '../api/json.ts';
import { badRequest } from './answers.ts';

/** The first of these names that holds a text which is not blank; undefined when none does. Throws a Refusal for a value that is no text. */
export function textOf(body: JsonObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') throw badRequest(`${name} must be a text`);
    if (value.trim()) return value;
  }
  return undefined;
}

/** As `textOf`, and throws a Refusal when there is none. */
export function requiredText(body: JsonObject, ...names: readonly string[]): string {
  const text = textOf(body, ...names);
  if (text === undefined) throw badRequest(`${names[0]} is required`);
  return text;
}

/** The first of these names that holds a truth value. Throws a Refusal when none does: a flag has no default. */
export function requiredFlag(body: JsonObject, ...names: readonly string[]): boolean {
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'boolean') return value;
  }
  throw badRequest(`${names[0]} is required and must be true or false`);
}

/** A list of texts that is not empty. Throws a Refusal otherwise. */
export function requiredTexts(body: JsonObject, name: string): string[] {
  const value = body[name];
  const texts = Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  if (!Array.isArray(value) || texts.length === 0 || texts.length !== value.length) {
    throw badRequest(`${name} is required and must be a list of texts`);
  }
  return texts;
}

/** A whole number of at least 1, given as a number or its digits. Throws a Refusal otherwise. */
export function requiredCount(value: unknown, name: string): number {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) {
    throw badRequest(`${name} is required and must be a whole number from 1`);
  }
  return number;
}

/** A real day written `yyyy-mm-dd`, the documented form of requests (contract section 2, "Dates"). Throws a Refusal otherwise. */
export function dayOf(text: string, name: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) {
    throw badRequest(`${name} must be a date in the form yyyy-mm-dd`);
  }
  return text;
}
