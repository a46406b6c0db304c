/** One bar of a chart in a box of 100 units' height; `null` is a number that is too small to be said. */
export type Bar = { x: number; y: number; width: number; height: number; hidden: boolean }

export const chartHeight = 100
const step = 30
const gap = 8

/** Bars for numbers in order, the highest as high as the box; what is not said is a low hatched bar. */
export function barsOf(numbers: readonly (number | null)[]): { bars: Bar[]; width: number } {
  const most = Math.max(1, ...numbers.map((n) => n ?? 0))
  return {
    width: numbers.length * step,
    bars: numbers.map((n, at) => {
      const height = n === null ? 4 : Math.round((n / most) * chartHeight)
      return {
        x: at * step + gap / 2,
        y: chartHeight - height,
        width: step - gap,
        height,
        hidden: n === null,
      }
    }),
  }
}
