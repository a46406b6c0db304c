/** Wilson's interval of 95 % for a share, in percent. */
export const wilson = (part: number, whole: number): [number, number] => {
  if (whole === 0) return [0, 100]
  const [z, p] = [1.96, part / whole]
  const middle = (p + (z * z) / (2 * whole)) / (1 + (z * z) / whole)
  const half =
    (z / (1 + (z * z) / whole)) * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole))
  return [Math.max(0, middle - half) * 100, Math.min(1, middle + half) * 100]
}
