/**
 * Characters that are written differently and read the same, as `variant +
 * plain` pairs: the traditional forms of the characters in the lexicon and in
 * the words around it, banker's numerals, and the feminine 妳. A table of all
 * of Chinese would be thirty times as long and match nothing more.
 */
const pairs =
  '妳你 們们 這这 個个 麼么 誰谁 讓让 來来 給给 還还 沒没 無无 會会 應应 許许 準准 屬属 從从 權权 請请 嚴严 絕绝 並并 將将 對对 問问 擔担 謊谎 聲声 ' +
  '馬马 獄狱 進进 訊讯 錄录 單单 聯联 係系 繫系 訴诉 門门 發发 債债 現现 質质 經经 東东 錢钱 幫帮 別别 貸贷 筆笔 親亲 養养 過过 證证 証证 紅红 減减 ' +
  '賬账 帳账 帐账 傢家 闆板 領领 滾滚 騙骗 檻槛 風风 險险 戶户 視视 幾几 塊块 費费 記记 復复 刪删 響响 統统 樣样 辦办 規规 愛爱 隨随 處处 銷销 說说 説说 驗验 碼码 關关 裝装 嚇吓 ' +
  '擇择 時时 間间 訂订 營营 條条 資资 產产 産产 續续 凍冻 結结 執执 強强 師师 務务 員员 書书 傳传 報报 賴赖 臉脸 廢废 丟丢 額额 網网 檢检 決决 後后 徵征 ' +
  '確确 據据 動动 鐘钟 鬧闹 窮穷 頁页 壹一 佰百 〇零'

const plainByVariant: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair) => {
    const [variant = '', plain = ''] = pair
    return [variant, plain]
  }),
)

/** The plain form of one character; itself when it is plain already. */
export function plainForm(character: string): string {
  return plainByVariant.get(character) ?? character
}
