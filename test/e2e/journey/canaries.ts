import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { ADI } from './people.ts';

/** What the shop knows of one customer, in words that are found nowhere else. */
export const CANARY = {
  name: 'Adi Kenarikuning',
  email: 'kenari.kuning@example.com',
  mobile: '081377712345',
  phone: '0217771234512',
  address: 'Gang Kenari Kuning 77',
} as const;

/** Words that somebody at the shop or the user enters while the customer is open. */
export const ENTERED = {
  address: ' Blok Jalakputih',
  moreAddress: ' Lantai Perkutut',
  addressAtTheShop: 'Jalan Beo Nias 12',
  beforeMove: ' Jendela Gelatik',
  atMove: ' Pindah Kutilang',
  inOwnWindow: ' Rumah Cucakrawa',
  afterMove: ' Pulang Srigunting',
  phoneInSecond: '0217771299887',
  mobileInFirst: '081377788001',
  mobileInSecond: '081377788002',
  beforeClosing: ' Tutup Cendrawasih',
  newName: 'Merpati Pertama',
  pin: '4829157301642975',
} as const;

/** Gives the customer those facts, before anything is opened. */
export function plantCanaries({ store }: Sandbox): void {
  store.change(ADI.number, CANARY);
}
