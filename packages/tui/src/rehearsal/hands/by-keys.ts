import type { DeskClient } from '@zuoxi/sdk'
import * as arranging from './arranging.ts'
import * as casework from './casework.ts'
import type { Hands } from './hands.ts'
import * as serving from './serving.ts'
import * as speaking from './speaking.ts'
import type { Verbs } from './verbs.ts'

/** Which verbs of the desk hands do by keys. Whatever is not here is only looked at, or nothing on the screen does it. */
export const verbsByKeys: { readonly [Area in keyof Verbs]?: Partial<Verbs[Area]> } = {
  gate: { judge: speaking.judge },
  wording: { insert: speaking.insert },
  conversations: {
    take: speaking.take,
    send: speaking.send,
    hold: speaking.hold,
    wrapUp: serving.wrapUp,
    close: serving.close,
  },
  verification: { answer: serving.verify },
  tickets: { create: casework.logTicket, update: casework.update, comment: casework.comment },
  promises: { end: casework.endPromise },
  arrangements: {
    preview: arranging.preview,
    quote: arranging.quote,
    confirm: arranging.confirm,
    decide: arranging.decide,
    withdraw: arranging.withdraw,
  },
}

type AnyVerb = (hands: Hands, input: unknown) => Promise<unknown>
type AnyCall = (...input: readonly unknown[]) => Promise<unknown>
type AnyArea = Readonly<Record<string, AnyCall>>

/**
 * A client of the desk whose verbs are keys that are pressed. What they led to
 * is read from the desk afterwards, so that a turn by keys tells the same as
 * one without. Where the screen did not let it happen, the desk is asked the
 * same, and refuses it with the reason.
 */
export function byKeys(sitDown: () => Promise<Hands>, desk: () => DeskClient): DeskClient {
  const areas = new Map<PropertyKey, unknown>()
  return new Proxy({} as DeskClient, {
    get: (_, name) => {
      const verbs = (verbsByKeys as Readonly<Record<PropertyKey, Readonly<Record<string, AnyVerb>>>>)[name]
      if (!verbs) return Reflect.get(desk(), name)
      if (!areas.has(name)) areas.set(name, areaByKeys(String(name), verbs, sitDown, desk))
      return areas.get(name)
    },
  })
}

function areaByKeys(
  area: string,
  verbs: Readonly<Record<string, AnyVerb>>,
  sitDown: () => Promise<Hands>,
  desk: () => DeskClient,
): AnyArea {
  const without = (): AnyArea => Reflect.get(desk(), area) as AnyArea
  return new Proxy<AnyArea>(
    {},
    {
      get: (_, verb) => {
        const keyed = verbs[String(verb)]
        if (!keyed) return Reflect.get(without(), verb)
        return async (input: unknown) => {
          const hands = await sitDown()
          const done = await keyed(hands, input)
          hands.keepFrame()
          if (done !== undefined) return done
          await without()[String(verb)]?.(input)
          throw new KeysFailed(`${area}.${String(verb)}`, hands.keyboard.glance())
        }
      },
    },
  )
}

/** The desk took what the screen did not let happen: one of them is wrong. */
export class KeysFailed extends Error {
  override readonly name = 'KeysFailed'

  constructor(verb: string, rows: readonly string[]) {
    const shown = rows
      .filter((row) => row.trim() !== '')
      .map((row) => row.trimEnd())
      .join(' ⏎ ')
    super(`by keys ${verb} did nothing, and without them it was done; the screen: ${shown}`)
  }
}
