/**
 * Flags of the serving process. New objects get eight megabytes, so that what a request makes is garbage before it is
 * moved; and the process may ask for its garbage to be collected, which it does when it comes to rest (rest.ts). Flags
 * that save memory all the time cost every complaint a millisecond (docs/benchmarks.md).
 */
export const nodeFlags = ['--max-semi-space-size=8', '--expose-gc']

/**
 * Settings of the memory of the C library for the same process. Without them each thread that compresses pages keeps what
 * it once had, and after the first publication the process would hold twice what it needs for as long as it lives.
 */
export const nodeMemory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '16384',
}
