import type { Fen } from '@zuoxi/sdk'

/** How much of an amount is paid, as a bar of cells. Something paid shows at least one cell, something owed at least one gap. */
export function paidBar(paid: Fen, total: Fen, cells: number): string {
  if (total <= 0) return '='.repeat(cells)
  const exact = Math.round((Number(paid) / Number(total)) * cells)
  const least = paid > 0 ? 1 : 0
  const most = paid < total ? cells - 1 : cells
  const full = Math.max(least, Math.min(most, exact))
  return '='.repeat(full) + '-'.repeat(cells - full)
}
