import { parsedUrl } from './parsed-url.js';

/** `https://blog.example.org/article` → `https://blog.example.org`; null for anything a frame could not stand on. */
export function originOf(address: string): string | null {
  const origin = parsedUrl(address)?.origin;
  return origin !== undefined && isOrigin(origin) ? origin : null;
}

/** Exactly as browsers write it: lower case, no path, no port where it is the usual one. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(text) && parsedUrl(text)?.origin === text;
}

/** As people copy them: with the path of some page, or without the beginning. What is no site stays, to be told. */
export function asOrigin(typed: string): string {
  return originOf(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`) ?? typed;
}
