/**
 * Masks (脱敏), the house defaults of `rules.md` section 4, mark H. A mask keeps
 * the length of names, phones and ids, so that a match found in the clear text
 * can be marked in the masked one.
 */

/** The compound surnames (复姓) still common enough to meet. */
const compoundSurnames = new Set([
  '欧阳',
  '太史',
  '端木',
  '上官',
  '司马',
  '东方',
  '独孤',
  '南宫',
  '万俟',
  '闻人',
  '夏侯',
  '诸葛',
  '尉迟',
  '公羊',
  '赫连',
  '澹台',
  '皇甫',
  '宗政',
  '濮阳',
  '公冶',
  '太叔',
  '申屠',
  '公孙',
  '慕容',
  '仲孙',
  '钟离',
  '长孙',
  '宇文',
  '司徒',
  '鲜于',
  '司空',
  '闾丘',
  '子车',
  '亓官',
  '司寇',
  '巫马',
  '公西',
  '颛孙',
  '壤驷',
  '公良',
  '漆雕',
  '乐正',
  '宰父',
  '谷梁',
  '拓跋',
  '夹谷',
  '轩辕',
  '令狐',
  '段干',
  '百里',
  '呼延',
  '东郭',
  '南门',
  '羊舌',
  '微生',
  '公户',
  '公玉',
  '公仪',
  '梁丘',
  '公仲',
  '公上',
  '公门',
  '公山',
  '公坚',
  '左丘',
  '公伯',
  '西门',
  '公祖',
  '第五',
  '公乘',
  '贯丘',
  '公皙',
  '南荣',
  '东里',
  '东宫',
  '仲长',
  '子书',
  '子桑',
  '即墨',
  '达奚',
  '褚师',
])

/** The surname of a Chinese name: two characters for 复姓 with a given name behind, else one. */
export function surnameOf(name: string): string {
  const characters = [...name]
  const firstTwo = characters.slice(0, 2).join('')
  return characters.length > 2 && compoundSurnames.has(firstTwo) ? firstTwo : (characters[0] ?? '')
}

/** 张三 → `张*`, 欧阳娜娜 → `欧阳**`. */
export function maskName(name: string): string {
  const surname = surnameOf(name)
  return surname + '*'.repeat([...name].length - [...surname].length)
}

/** 13800138000 → `138****8000`; anything shorter than seven digits is hidden whole. */
export function maskPhone(phone: string): string {
  if (phone.length < 7) return '*'.repeat(phone.length)
  return phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4)
}

/** First and last character only: the last four digits are a verification answer and are never displayed. */
export function maskResidentId(id: string): string {
  if (id.length < 3) return '*'.repeat(id.length)
  return id.slice(0, 1) + '*'.repeat(id.length - 2) + id.slice(-1)
}

/** An address down to 区/县; what names no district shows nothing. */
export function maskAddress(address: string): string {
  const district = /^.*?(?:区|县|旗|市(?!.*?[区县旗]))/u.exec(address)?.[0]
  return district ? `${district}****` : '****'
}
