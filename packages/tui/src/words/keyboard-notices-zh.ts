import { wordsOf } from './index.ts'
import type { KeyboardNoticeWords } from './keyboard-notice.ts'
import { sayKeymapProblem } from './keymap-problem.ts'
import type { Notice } from './notice.ts'
import { sayStep } from './step-words.ts'

const named = (name: string | undefined): string => (name === undefined ? '再做一次' : `宏“${name}”`)

export function keyboardNoticesZh(say: (why: Notice) => string): KeyboardNoticeWords {
  const words = wordsOf('zh-CN')
  return {
    keymapChanged: ({ macros }) => `按键已按 keymap.yaml 更新${macros === 0 ? '' : `，宏 ${macros} 个`}`,
    keymapBroken: ({ problem, more }) =>
      `keymap.yaml ${sayKeymapProblem(problem, 'zh-CN')}${more === 0 ? '' : `（另有 ${more} 处）`}，按键不变`,
    nobodyNeedsMe: () => '没有其他会话要处理',
    nothingToRepeat: () => '还没有可以再做一次的操作',
    macroStopped: ({ name, step, of, what, why }) =>
      `${named(name)}停在第 ${step}/${of} 步${what ? `（${sayStep(what, words)}）` : ''}：${say(why)}`,
    takingNow: ({ keys }) => `正在接入：按下的 ${keys} 键接入后执行，Esc 放弃`,
    aheadDropped: ({ keys, why }) => `${why ? `${say(why)}；` : ''}等待接入时按下的 ${keys} 键没有执行`,
    aheadFull: () => '正在接入，请等接入后再输入',
    macroGivenUp: ({ name }) => `${named(name)}已停止`,
    macroInMacro: () => '宏里不能再执行宏',
    macroFinal: ({ label }) => `“${words.keys[label]}”不可撤销，宏须写明 final: true`,
    macroUnknown: ({ name }) => `没有名为“${name}”的宏`,
    notDoneHere: () => '这一步在这里没有作用',
    noTextHere: () => '这里不能输入文字',
    notInList: ({ label }) => `这里没有“${label}”可选`,
  }
}
