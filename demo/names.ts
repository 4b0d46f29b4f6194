import type { Chance } from './chance.ts'
import type { Words } from './types.ts'

// Surnames as villages have them: two or three large families and some who moved in.
const SURNAMES: Record<string, string> = {
  ls: '陈 Chen,陈 Chen,陈 Chen,张 Zhang,郑 Zheng',
  ng: '李 Li,李 Li,刘 Liu,刘 Liu,冯 Feng',
  qs: '石 Shi,石 Shi,杜 Du,吕 Lü,张 Zhang',
  dh: '何 He,何 He,汪 Wang,崔 Cui,王 Wang',
  qt: '邱 Qiu,王 Wang,许 Xu,黄 Huang,程 Cheng',
  dj: '沈 Shen,朱 Zhu,胡 Hu,赵 Zhao,董 Dong',
  zl: '韩 Han,韩 Han,袁 Yuan,于 Yu,李 Li',
  sm: '罗 Luo,罗 Luo,梁 Liang,谢 Xie,夏 Xia',
  xt: '唐 Tang,唐 Tang,邓 Deng,萧 Xiao,刘 Liu',
  zj: '周 Zhou,周 Zhou,周 Zhou,任 Ren,姚 Yao',
  by: '杨 Yang,杨 Yang,苏 Su,丁 Ding,卢 Lu',
  gp: '彭 Peng,彭 Peng,龙 Long,贺 He,文 Wen',
  sl: '宋 Song,宋 Song,廖 Liao,邹 Zou,万 Wan',
  sj: '蒋 Jiang,蒋 Jiang,史 Shi,江 Jiang,尹 Yin',
}

const GIVEN =
  '国强 Guoqiang,秀兰 Xiulan,大有 Dayou,桂英 Guiying,长根 Changgen,玉珍 Yuzhen,水旺 Shuiwang,春生 Chunsheng,' +
  '金花 Jinhua,有田 Youtian,永福 Yongfu,素芳 Sufang,继业 Jiye,红霞 Hongxia,志明 Zhiming,海波 Haibo,凤仙 Fengxian,' +
  '德厚 Dehou,建设 Jianshe,卫东 Weidong,小梅 Xiaomei,立夏 Lixia,满堂 Mantang,秋菊 Qiuju,来顺 Laishun,开明 Kaiming,' +
  '爱华 Aihua,文斌 Wenbin,双喜 Shuangxi,巧云 Qiaoyun,守田 Shoutian,新民 Xinmin,腊梅 Lamei,家富 Jiafu,光荣 Guangrong,' +
  '翠萍 Cuiping,传宝 Chuanbao,学文 Xuewen,冬生 Dongsheng,美玲 Meiling,振兴 Zhenxing,淑琴 Shuqin,木生 Musheng,' +
  '春桃 Chuntao,勇 Yong,娟 Juan,军 Jun,霞 Xia,磊 Lei,燕 Yan,波 Bo,丽 Li,成林 Chenglin,月娥 Yue’e,宝山 Baoshan,' +
  '兰香 Lanxiang,世平 Shiping,桃红 Taohong,高明 Gaoming,银生 Yinsheng,彩云 Caiyun,贵生 Guisheng,雪莲 Xuelian,' +
  '铁柱 Tiezhu,友谊 Youyi,阿珍 Azhen,明亮 Mingliang,玉凤 Yufeng,连成 Liancheng,思敏 Simin,晓东 Xiaodong,佳慧 Jiahui'

function pairs(list: string): Words[] {
  return list.split(',').map((pair) => {
    const [zh = '', en = ''] = pair.split(' ')
    return { zh, en }
  })
}

const given = pairs(GIVEN)

/** `count` different names of people of a village (its key). */
export function names(village: string, count: number, by: Chance): Words[] {
  const surnames = pairs(SURNAMES[village] ?? '')
  const found: Words[] = []
  while (found.length < count) {
    const family = by.pick(surnames)
    const own = by.pick(given)
    const name = { zh: family.zh + own.zh, en: `${family.en} ${own.en}` }
    if (!found.some((other) => other.zh === name.zh)) found.push(name)
  }
  return found
}

/** Names written out in a matter: '陈国强 Chen Guoqiang,陈秀兰 Chen Xiulan'. */
export function writtenNames(list: string): Words[] {
  return list.split(',').map((entry) => {
    const [zh = '', ...en] = entry.trim().split(' ')
    return { zh, en: en.join(' ') }
  })
}
