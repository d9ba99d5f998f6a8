import type { CustomerRow, Status } from './customerRow.ts';
import {
  CITIES,
  EMAIL_DOMAINS,
  EMOJI,
  FAMILY_NAMES,
  GIVEN_NAMES,
  GROUPS,
  MOBILE_PREFIXES,
  NICKNAMES,
  OUTLETS,
  RIGHT_TO_LEFT_NAMES,
  STREETS,
} from './names.ts';
import { Dice, guidOf } from './random.ts';

/** The id of a row: a GUID that depends on the seed and the row number only. */
export function customerId(seed: number, number: number): string {
  return guidOf(seed, number);
}

/** A generated code: the prefix and five digits that contract 3.18 documents. */
export function customerCode(sequence: number): string {
  return `MM-${String(sequence).padStart(5, '0')}`;
}

/**
 * Row `number` of the sandbox with this seed. It depends on nothing else, so a sandbox of 20 customers holds
 * the first 20 of a sandbox of 2,000, and no row needs to be kept in memory.
 */
export function generateCustomer(seed: number, number: number): CustomerRow {
  const row = ordinaryCustomer(seed, number);
  if (number % 100 === 91) {
    const { name, firstName, lastName, mobile } = ordinaryCustomer(seed, number - 1);
    return { ...row, name, firstName, lastName, mobile };
  }
  if (number % 40 === 21) return { ...row, mobile: ordinaryCustomer(seed, number - 1).mobile };
  if (number % 40 === 31) return { ...row, email: ordinaryCustomer(seed, number - 1).email };
  return row;
}

function ordinaryCustomer(seed: number, number: number): CustomerRow {
  const dice = new Dice(seed, number);
  const given = dice.pick(GIVEN_NAMES);
  const family = dice.chance(12) ? null : dice.pick(FAMILY_NAMES);
  const group = dice.chance(45) ? dice.pick(GROUPS) : null;
  return {
    number,
    id: customerId(seed, number),
    code: customerCode(number + 1),
    name: displayName(dice, number, given, family),
    firstName: given,
    lastName: family,
    gender: dice.chance(10) ? null : dice.chance(50),
    birthDate: dice.chance(20) ? null : day(dice, 1950, 57),
    email: number % 10 === 3 ? null : emailOf(dice, number, given, family),
    mobile: number % 14 === 5 ? null : mobileOf(dice, number),
    phone: dice.chance(25) ? `021555${digits(dice, 4)}` : null,
    address: dice.chance(15) ? null : addressOf(dice),
    group,
    expiredGroup: group && dice.chance(60) ? day(dice, 2024, 8) : null,
    loyaltyPoint: pointsOf(dice, number),
    status: statusOf(number),
    joinDate: day(dice, 2018, 8),
    signUpOutlet: dice.chance(90) ? dice.pick(OUTLETS) : null,
    referredBy: number > 0 && dice.chance(10) ? customerId(seed, dice.below(number)) : null,
    imageUrl: dice.chance(5) ? `//images.example.com/customers/${number + 1}.png` : null,
    // 99 is no Indonesian region, so this is nobody's number.
    nationalIdNumber: dice.chance(30) ? `99${digits(dice, 14)}` : null,
    mobileVerified: dice.chance(40),
    emailVerified: dice.chance(30),
    appLastSignIn: dice.chance(20) ? `${day(dice, 2025, 1)}T09:30:00` : null,
  };
}

/** Mostly plain names; at fixed row numbers the kinds that break careless programs. */
function displayName(dice: Dice, number: number, given: string, family: string | null): string {
  const plain = family ? `${given} ${family}` : given;
  switch (number % 100) {
    case 7:
      return `${given} "${dice.pick(NICKNAMES)}" ${family ?? ''}`.trimEnd();
    case 17:
      return `${given} Nur'aini ${family ?? ''}`.trimEnd();
    case 27:
      return `${plain} ${dice.pick(EMOJI)}`;
    case 37:
      // Markup at the end, so that a list by name does not begin with it.
      return `${given} <b>${family ?? dice.pick(FAMILY_NAMES)}</b>`;
    case 47:
      return dice.pick(RIGHT_TO_LEFT_NAMES);
    case 57:
      return `${dice.pick(RIGHT_TO_LEFT_NAMES)} (${plain})`;
    case 67:
      return `${plain} & Keluarga Besar ${dice.pick(FAMILY_NAMES)} ${dice.pick(FAMILY_NAMES)} dari ${dice.pick(CITIES)}`;
    default:
      return plain;
  }
}

function emailOf(dice: Dice, number: number, given: string, family: string | null): string {
  const local = (family ? `${given}.${family}` : given).toLowerCase();
  return `${local}${number + 1}@${dice.pick(EMAIL_DOMAINS)}`;
}

/** Unique for a million rows; one in four in the international form, which the vendor may or may not treat alike. */
function mobileOf(dice: Dice, number: number): string {
  const subscriber = String((number * 618_033 + 1) % 1_000_000).padStart(6, '0');
  const national = `${dice.pick(MOBILE_PREFIXES)}00${subscriber}`;
  return dice.chance(25) ? `+62${national}` : `0${national}`;
}

function addressOf(dice: Dice): string {
  const street = `Jl. ${dice.pick(STREETS)} No. ${1 + dice.below(180)}`;
  const ward = dice.chance(40) ? `, RT 00${1 + dice.below(9)}/RW 0${10 + dice.below(10)}` : '';
  return `${street}${ward}, ${dice.pick(CITIES)} ${1 + dice.below(9)}${digits(dice, 4)}`;
}

function pointsOf(dice: Dice, number: number): number {
  if (number % 9 === 4) return dice.below(900) + (1 + dice.below(3)) / 4;
  return dice.chance(30) ? 0 : dice.below(5000);
}

function statusOf(number: number): Status {
  if (number % 25 === 12) return 'Suspended';
  return number % 25 === 18 ? 'WaitingForApproval' : 'Active';
}

/** A day within `years` years from the first of January of `from`. */
function day(dice: Dice, from: number, years: number): string {
  const month = String(1 + dice.below(12)).padStart(2, '0');
  return `${from + dice.below(years)}-${month}-${String(1 + dice.below(28)).padStart(2, '0')}`;
}

function digits(dice: Dice, count: number): string {
  return String(dice.below(10 ** count)).padStart(count, '0');
}
