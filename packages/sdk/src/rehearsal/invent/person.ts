import { surnameOf } from '../../model/mask.ts'
import { Chance } from './chance.ts'
import { inventName, isSurname } from './names.ts'
import { inventAddress, inventPhone, inventResidentId } from './numbers.ts'

/** What names somebody, or reaches them. */
export interface Identity {
  readonly name: string
  readonly phone: string
  readonly residentId: string
  readonly address: string
}

/**
 * Somebody who does not exist, in place of somebody who may: not one character of the name, no stretch of the numbers
 * and no part of the address is the same. The same seed makes the same one.
 */
export function inventInstead(of: Identity, seed: number): Identity {
  const chance = new Chance(seed, 1)
  const isMale = Number(of.residentId.slice(16, 17)) % 2 === 1
  const length = [...of.name].length
  return {
    name: drawn(
      () => inventName(chance, isMale),
      (name) =>
        [...name].length === (length === 2 ? 2 : 3) &&
        isSurname(surnameOf(name)) &&
        ![...name].some((character) => of.name.includes(character)),
    ),
    phone: drawn(() => inventPhone(chance), apartFrom(of.phone, 4)),
    residentId: drawn(() => inventResidentId(chance, isMale), apartFrom(of.residentId, 4)),
    address: drawn(() => inventAddress(chance), apartFrom(of.address, 3)),
  }
}

/** Text that has no stretch of so many characters with another in common at the same place, and none with its end. */
export function apartFrom(original: string, characters: number): (text: string) => boolean {
  const pieces = Array.from({ length: Math.max(0, original.length - characters + 1) }, (_, at) =>
    original.slice(at, at + characters),
  ).filter((piece) => !/^[省市区县路街道号]/u.test(piece))
  return (text) => !pieces.some((piece) => text.includes(piece))
}

/** More tries than chance can need: after these the last one has to do. */
const tries = 400

export function drawn<Thing>(draw: () => Thing, fits: (thing: Thing) => boolean): Thing {
  let thing = draw()
  for (let i = 0; i < tries && !fits(thing); i += 1) thing = draw()
  return thing
}
