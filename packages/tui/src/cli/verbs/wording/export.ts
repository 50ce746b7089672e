import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse, type ScriptDetail, sourceOf } from '@zuoxi/sdk'
import { wordingYaml, type WrittenVersion } from '@zuoxi/sdk/rehearsal'
import { allVersions, countedVersions } from '../../officers/versions.ts'
import type { Verb } from '../verb.ts'

/** Wordings as files that people review: what is in force, and where nothing is, what is on its way. */
export const wordingExport: Verb = {
  name: 'wording export',
  args: ['[keys...]'],
  options: { dir: '--dir <folder>' },
  begins: 'plain',
  run: async ({ desk, words }, { args: keys, options }) => {
    const counted = countedVersions(await allVersions(await desk('owner')))
    for (const id of keys) {
      if (!counted.some(({ key }) => key === id)) throw refuse({ code: 'NOT_FOUND', noun: 'wording', id })
    }
    const wanted = keys.length === 0 ? counted : counted.filter(({ key }) => keys.includes(key))
    const versions = wanted.map(writtenOf)
    const { dir } = options
    if (typeof dir !== 'string') {
      const yaml = versions.length === 0 ? '' : wordingYaml(versions)
      return { json: { wordings: versions, yaml }, lines: yaml === '' ? [] : yaml.trimEnd().split('\n') }
    }
    const files: { file: string; wordings: number }[] = []
    await mkdir(dir, { recursive: true })
    for (const [scenario, group] of Map.groupBy(versions, (version) => version.scenario)) {
      const file = join(dir, `${fileNameOf(scenario)}.yaml`)
      await writeFile(file, wordingYaml(group))
      files.push({ file, wordings: group.length })
    }
    return { json: { files }, lines: files.map(({ file, wordings }) => words.gate.written(file, wordings)) }
  },
}

function writtenOf(version: ScriptDetail): WrittenVersion {
  return { ...sourceOf(version), version: version.version, status: version.status }
}

/** A scenario is somebody's text, and a file name must not lead anywhere. */
function fileNameOf(scenario: string): string {
  return scenario.replaceAll(/[\p{C}\\/:*?"<>|]/gu, '_').replace(/^\./, '_')
}
