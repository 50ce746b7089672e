import { loosely } from './shapes.ts'
import type { SwapRule } from './disguise.ts'

/** What an address is made of, from the province to the door. */
const part = /[^省市区县旗街道路巷弄镇乡村号\s]{1,12}(?:自治区|省|市|区|县|旗|街道|大街|街|大道|路|巷|弄|镇|乡|村|号)/gu

/**
 * The whole address, and each part of it that says more than a town: people write their street, or the number of their
 * house, and leave the rest out.
 */
export function addressRules(address: string, instead: string): SwapRule[] {
  if ([...address].length < 4) return []
  const pieces = address.match(part) ?? []
  const invented = instead.match(part) ?? []
  const like = (piece: string) => invented.findLast((one) => one.at(-1) === piece.at(-1)) ?? invented.at(-1) ?? instead
  const of = (text: string, by: string): SwapRule => ({ pattern: new RegExp(loosely(text), 'gu'), instead: by })
  const door = pieces.slice(-2).join('')
  return [
    of(address, instead),
    ...(pieces.length > 2 ? [of(door, invented.slice(-2).join(''))] : []),
    ...pieces
      .filter((piece) => [...piece].length >= 3 && !/^\d+号$/u.test(piece))
      .map((piece) => of(piece, like(piece))),
  ]
}
