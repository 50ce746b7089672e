/** One step of the schema. Steps run in order of their ids, each once, and are never edited after release. */
export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
}
