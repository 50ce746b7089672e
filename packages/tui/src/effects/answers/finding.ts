import type { Answers } from './answer.ts'

export const findingAnswers: Answers<'loadFinding'> = {
  loadFinding: async (_, { finding }) => ({ kind: 'finding', saved: await finding.load() }),
}
