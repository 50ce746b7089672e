import {
  allocate,
  type AllocationPolicy,
  type Component,
  components,
  type Due,
  fen,
  readAmount,
  refuseField,
  yuan,
} from '@zuoxi/sdk'
import type { Verb } from '../verb.ts'
import { allowed, calculating, everyGiven, given, needed, type Options } from './input.ts'
import { amountPairs } from './lines.ts'

/** Where each 分 of a repayment goes. */
export const calcAllocate: Verb = {
  name: 'calc allocate',
  args: [],
  options: { pay: '--pay <yuan>', due: '--due <name:yuan...>', order: '--order <names>' },
  run: ({ words }, { options }) =>
    calculating(words, () => {
      const pay = readAmount('pay', needed(options, 'pay', allowed.amount))
      const order = orderOf(options)
      const { lines, unappliedFen } = allocate(pay, duesOf(options), { order, across: 'component' })
      const parts = order.map(
        (component) => [component, lines.find((line) => line.component === component)?.amountFen ?? fen(0)] as const,
      )
      return {
        json: {
          ...Object.fromEntries(parts.map(([component, amountFen]) => [component, yuan(amountFen)])),
          unapplied: yuan(unappliedFen),
        },
        lines: amountPairs([
          ...parts.map(([component, amountFen]) => [words.calc.components[component], amountFen] as const),
          [words.calc.unapplied, unappliedFen],
        ]),
      }
    }),
}

function duesOf(options: Options): Due[] {
  const texts = everyGiven(options, 'due')
  if (texts.length === 0) throw refuseField('due', 'missing', 'principal:1000')
  const dues = texts.map((text): Due => {
    const colon = text.indexOf(':')
    const component = componentOf('due', text.slice(0, Math.max(0, colon)))
    return { of: '1', component, amountFen: readAmount('due', text.slice(colon + 1), 0) }
  })
  if (new Set(dues.map(({ component }) => component)).size < dues.length) {
    throw refuseField('due', 'repeated', components.join(', '))
  }
  return dues
}

function orderOf(options: Options): AllocationPolicy['order'] {
  return (given(options, 'order') ?? components.join(',')).split(',').map((name) => componentOf('order', name))
}

function componentOf(field: string, name: string): Component {
  const component = components.find((known) => known === name.trim())
  if (!component) throw refuseField(field, 'unknown_choice', components.join(', '))
  return component
}
