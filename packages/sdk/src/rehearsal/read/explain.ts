import { z } from 'zod'
import type { FixtureProblemCode } from './fixture-error.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Path, Spot } from './place.ts'

type Issue = z.core.$ZodIssue

/** What is wrong at a path, in words that say how to mend it. `key` is set where a key itself is at fault. */
export interface Complaint {
  readonly path: Path
  readonly key?: string
  readonly code: FixtureProblemCode
  readonly problem: string
}

/** Of one map: a file of nothing but strange keys is not one of ours, and says so soon enough. */
const keysToldAtMost = 100
const issuesToldAtMost = 200

/**
 * Turn what zod has to say into complaints for people who write YAML.
 *
 * @param lookAt what is written at a path
 */
export function explain(schema: z.ZodType, issues: readonly Issue[], lookAt: (path: Path) => Spot): Complaint[] {
  return issues.slice(0, issuesToldAtMost).flatMap((issue) => explainOne(schema, issue, [], lookAt))
}

function explainOne(schema: z.ZodType, issue: Issue, above: Path, lookAt: (path: Path) => Spot): Complaint[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const likeliest = likeliestOption(issue.errors)
    if (likeliest) return likeliest.flatMap((inner) => explainOne(schema, inner, path, lookAt))
    const naming = namingKeysAt(schema, path)
    const [meant = ''] = strangeKeys(issue.errors).map((key) => didYouMean(key, naming))
    const problem = `has none of the keys that say what it is${meant || `: ${naming.join(', ')}`}`
    return [{ path, code: 'bad_value', problem }]
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    return issue.keys.slice(0, keysToldAtMost).map((key) => ({
      path,
      key,
      code: 'unknown_key',
      problem: `unknown key '${key}'${didYouMean(key, known) || ';'} known here: ${known.join(', ')}`,
    }))
  }
  const spot = lookAt(path)
  if (!spot.there)
    return [{ path, code: 'missing', problem: `'${String(path.at(-1) ?? 'the file')}' is missing: add it here` }]
  return [{ path, code: 'bad_value', problem: `${nameOf(path)}${adviceFor(issue, spot)}` }]
}

/** Of the forms a value may have, the one that fits best; none when several fit equally badly. */
function likeliestOption(options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fewest = Math.min(...options.map((issues) => issues.length))
  const best = options.filter((issues) => issues.length === fewest)
  return best.length === 1 ? best[0] : undefined
}

/** The keys that none of the forms knows. */
function strangeKeys(options: readonly (readonly Issue[])[]): string[] {
  const unknown = options.map((issues) =>
    issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])),
  )
  return (unknown[0] ?? []).filter((key) => unknown.every((keys) => keys.includes(key)))
}

function adviceFor(issue: Issue, { source }: Spot): string {
  if (issue.code === 'invalid_type' && issue.expected === 'string') {
    return source === undefined ? 'must be text' : `must be text; put it in quotes: '${source}'`
  }
  if (issue.code === 'invalid_type') return `must be of type ${issue.expected}`
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String)
    return `must be one of ${allowed.join(', ')}${source === undefined ? '' : didYouMean(source, allowed)}`
  }
  return `is ${issue.message}`
}

function nameOf(path: Path): string {
  const name = path.findLast((step) => typeof step === 'string')
  return name === undefined ? 'this ' : `'${name}' `
}

/** The keys that the format knows at a path, over every form the value may have. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let here: z.core.$ZodType[] = [schema]
  for (const step of path) here = here.flatMap(formsOf).flatMap((form) => insideOf(form, step))
  const keys = here.flatMap(formsOf).flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []))
  return [...new Set(keys)]
}

/** Of a value that may have several forms, the keys that tell them apart: those that a form cannot do without. */
function namingKeysAt(schema: z.ZodType, path: Path): string[] {
  let here: z.core.$ZodType[] = [schema]
  for (const step of path) here = here.flatMap(formsOf).flatMap((form) => insideOf(form, step))
  const keys = here.flatMap(formsOf).flatMap((form) => {
    if (!(form instanceof z.ZodObject)) return []
    return Object.entries(form.shape).flatMap(([key, value]) =>
      (value as z.ZodType).safeParse(undefined).success ? [] : [key],
    )
  })
  return [...new Set(keys)]
}

function formsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(formsOf)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return formsOf(schema.unwrap())
  return [schema]
}

function insideOf(form: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  if (form instanceof z.ZodArray) return [form.element]
  const inside = form instanceof z.ZodObject ? (form.shape as Record<PropertyKey, z.core.$ZodType>)[step] : undefined
  return inside ? [inside] : []
}
