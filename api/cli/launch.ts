/**
 * Flags of the serving process. New objects get eight megabytes, so that what a request makes is garbage before it is
 * moved; and the process may ask for its garbage to be collected, which it does when it comes to rest (rest.ts). Flags
 * that save memory all the time cost every complaint a millisecond (docs/benchmarks.md).
 */
export const nodeFlags = ['--max-semi-space-size=8', '--expose-gc']
