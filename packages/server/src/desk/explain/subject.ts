import type { BusinessDate, Figure, FigureExplanation, Instant } from '@zuoxi/sdk'
import type { Step } from '../../rules/explain/step.ts'
import type { FigureEntries } from '../../store/ledger/figure-entries.ts'
import type { Room } from '../room.ts'

/** Who asks, and the moment it is asked at. */
export interface Asked {
  readonly room: Room
  readonly tenantId: string
  readonly asOf: Instant
  readonly today: BusinessDate
}

/** A figure that is asked about. */
export interface Question<Of extends Figure['of'] = Figure['of']> extends Asked {
  readonly figure: Extract<Figure, { of: Of }>
}

/** Where a figure comes from; the last step gives its value. */
export interface Answer extends Partial<FigureEntries> {
  readonly unit: FigureExplanation['unit']
  readonly steps: readonly Step[]
}
