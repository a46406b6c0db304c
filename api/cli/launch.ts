/**
 * Flags of the serving process. Making the model of the catalogue leaves garbage that V8 would keep as reserve: with
 * these the process rests at half the memory, for a few per cent of speed (docs/benchmarks.md).
 */
export const nodeFlags = ['--optimize-for-size']
