/** Cuts a text into words and what lies between them; joined they are the text. The segmenter of search-text is one. */
export type WordCutter = { wordsOf(text: string): string[] };

const noWord = /[^\p{Script=Han}a-z0-9]+/gu;
// A space between Chinese characters parts no words: it comes from scanned, pasted or already segmented text.
const innerSpace = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu;
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
// 李三先生, and 李局长 without a given name: 高中老师 must stay.
const calledPattern = new RegExp(
  `[${surnames}](?:\\p{Script=Han}{0,2}?(?=先生|女士|小姐|同志|师傅)|(?=某|老师|主任|书记|局长|所长|队长|经理|医生|校长))`,
  'gu',
);
const introducedPattern = new RegExp(
  `(?<=我叫|我是|姓名|名叫)[:,]?[${surnames}]\\p{Script=Han}{1,2}(?!\\p{Script=Han})`,
  'gu',
);

/** A text as words are cut from it: NFKC, lower case, names of people (before a title, after 我叫) taken out, inner spaces closed. */
export function plainText(text: string): string {
  const plain = text.toWellFormed().normalize('NFKC').toLowerCase();
  return plain.replaceAll(introducedPattern, ' \n').replaceAll(calledPattern, '\n').replaceAll(innerSpace, '');
}

// What a message is about stands in its beginning: more of it makes nothing better and costs time.
const longestRead = 700;
const letterA = 0x61;
const letterZ = 0x7a;
const firstIdeograph = 0x2e80;

/** True for a word of Chinese characters, false for letters. */
export function isChinese(word: string): boolean {
  return word.charCodeAt(0) >= firstIdeograph;
}

/** The words of a text in order; numbers, dates, punctuation and masks are left out, letters keep the digits right behind them (a3). */
export function wordsOfText(cutter: WordCutter, text: string): string[] {
  const plain = plainText(text).replaceAll(noWord, ' ').slice(0, longestRead);
  return cutter.wordsOf(plain).filter((word) => {
    const first = word.charCodeAt(0);
    return first >= firstIdeograph || (first >= letterA && first <= letterZ);
  });
}
