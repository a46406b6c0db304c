import { readSheets } from '#api/outside/sheets/read.ts'
import { writeWorkbook } from '#api/outside/sheets/write.ts'
import type { Task } from '#api/outside/work.ts'
import { readOrders, type OrderReading } from '#rules/platforms/orders.ts'
import type { Area } from '#rules/content/place.ts'

/** Reads a sheet of work orders: the first sheet that is not hidden and has their columns. */
export const readOrdersTask: Task<
  { bytes: Uint8Array; areas: Pick<Area, 'id' | 'name'>[] },
  OrderReading
> = {
  name: 'platforms.orders',
  run: async ({ bytes, areas }) => {
    const shown = (await readSheets(bytes)).sheets.filter((sheet) => !sheet.hidden)
    const readings = shown.map((sheet) => readOrders(sheet.rows, areas))
    return (
      readings.find((r) => r.faults.length === 0) ??
      readings[0] ?? { rows: [], faults: ['没有工作表'], warnings: [] }
    )
  },
}

/** Writes the sheet that goes back to a platform. */
export const orderBookTask: Task<{ rows: (string | null)[][] }, Uint8Array> = {
  name: 'platforms.book',
  run: ({ rows }) =>
    writeWorkbook([{ name: '工单', widths: [24, 20, 18, 14, 18, 24, 18, 60], rows }]),
}
