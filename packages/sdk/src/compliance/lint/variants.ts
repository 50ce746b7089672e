import { lookalikes } from './lookalikes.ts'

/**
 * Characters that are written differently and read the same, as `variant +
 * plain` pairs: the traditional forms (Taiwan's and Hong Kong's too) of every
 * character in the lexicon and in the words around it, radicals that pass for
 * characters, banker's numerals, the feminine 妳, and Japanese forms. A table of all of Chinese
 * would be many times as long and match nothing more.
 */
const pairs =
  '妳你 們们 這这 個个 麼么 誰谁 讓让 來来 給给 還还 沒没 無无 會会 應应 許许 準准 屬属 ' +
  '從从 權权 請请 嚴严 絕绝 並并 將将 對对 問问 擔担 謊谎 聲声 馬马 獄狱 進进 訊讯 錄录 ' +
  '單单 聯联 係系 繫系 訴诉 門门 發发 債债 現现 質质 經经 東东 錢钱 幫帮 別别 貸贷 筆笔 ' +
  '親亲 養养 過过 證证 証证 紅红 減减 賬账 帳账 帐账 傢家 闆板 領领 滾滚 騙骗 檻槛 風风 ' +
  '險险 戶户 視视 幾几 塊块 費费 記记 復复 刪删 響响 統统 樣样 辦办 規规 愛爱 隨随 處处 ' +
  '銷销 說说 説说 驗验 碼码 關关 裝装 嚇吓 擇择 時时 間间 訂订 營营 條条 資资 產产 産产 ' +
  '續续 凍冻 結结 執执 強强 師师 務务 員员 書书 傳传 報报 賴赖 臉脸 廢废 丟丢 額额 網网 ' +
  '檢检 決决 後后 徵征 確确 據据 動动 鐘钟 鬧闹 窮穷 頁页 壹一 佰百 〇零 儘尽 兒儿 內内 ' +
  '則则 匯汇 協协 喫吃 嗎吗 場场 媽妈 學学 實实 寧宁 審审 寫写 寶宝 專专 導导 廣广 態态 ' +
  '掃扫 採采 換换 撥拨 擾扰 攬揽 敗败 於于 暫暂 業业 構构 機机 歷历 殘残 況况 測测 溝沟 ' +
  '漲涨 濫滥 為为 煩烦 爭争 爲为 狀状 獲获 異异 癡痴 盜盗 盡尽 監监 眾众 礙碍 稱称 穩稳 ' +
  '範范 籌筹 約约 細细 絡络 維维 緊紧 緒绪 線线 緩缓 總总 罰罚 罵骂 羣群 義义 聽听 脅胁 ' +
  '腦脑 與与 著着 虛虚 號号 衆众 術术 裏里 補补 裡里 複复 覆复 覈核 見见 計计 討讨 訟讼 ' +
  '詐诈 評评 詢询 試试 話话 該该 誇夸 認认 誘诱 誤误 調调 諮咨 諾诺 謂谓 謹谨 議议 護护 ' +
  '變变 豬猪 負负 財财 貨货 賤贱 趕赶 轉转 違违 遞递 遠远 選选 邊边 郵邮 鄰邻 銀银 錯错 ' +
  '鍾钟 鐵铁 鑑鉴 閉闭 開开 難难 電电 項项 預预 題题 類类 餘余 饋馈 點点 ⻔门 ⻋车 ⻅见 ' +
  '⻉贝 ⻓长 ⻢马 ⻥鱼 ⻚页 ⻛风 ⻜飞 ⻝食 ' +
  // Japanese forms, and those that pass for the plain one in 火星文.
  '黒黑 単单 徴征 頼赖 発发 録录 対对 変变 検检 実实 関关 転转 険险 帰归 読读 売卖 伱你 沵你 祢你 儞你 彔录 㘴坐 唑坐 耂老'

const plainByVariant: ReadonlyMap<string, string> = new Map([
  ...lookalikes,
  ...pairs.split(' ').map((pair) => {
    const [variant = '', plain = ''] = pair
    return [variant, plain] as const
  }),
])

/** The plain form of one character; itself when it is plain already. */
export function plainForm(character: string): string {
  return plainByVariant.get(character) ?? character
}
