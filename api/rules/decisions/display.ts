/** Whether the public sees a decision on a day: released, and its display has not ended. */
export const onDisplay = (
  d: { status: string; displayUntil: string | null },
  today: string,
): boolean => d.status === 'released' && (d.displayUntil === null || d.displayUntil >= today)
