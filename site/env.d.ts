/// <reference types="astro/client" />
type Locals = import('#api/http/locals.ts').Locals

declare namespace App {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Locals extends Readonly<globalThis.Locals> {}
}
