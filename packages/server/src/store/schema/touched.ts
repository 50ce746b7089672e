import type { Generated } from 'kysely'

/** Who made a row and who changed it last; `rev` is its optimistic lock. */
export interface Touched {
  rev: Generated<number>
  created_at: string
  created_by: string
  updated_at: string
  updated_by: string
}
