import type {
  DemoHolding,
  DemoOffice,
  DemoOfficer,
  DemoOrgan,
  DemoReception,
  DemoSeat,
  DemoVillageLink,
} from './types.ts'

// 石桥镇 (Shiqiao), its county 临溪县 (Linxi), everybody in them and every number are invented.

const TOWN = 'shiqiao'
const COUNTY = 'linxi'
const SINCE = '2016-03-01'

export const organs: DemoOrgan[] = [
  { id: COUNTY, parent: null, level: 'county', name: { zh: '临溪县', en: 'Linxi County' }, word: '临政' },
  { id: TOWN, parent: COUNTY, level: 'town', name: { zh: '石桥镇', en: 'Shiqiao Town' }, word: '石政' },
]

// Office | kind | name | English | telephone
const OFFICES = `
leadership | leadership | 镇党委政府班子 | Town leadership | 0555-555 0100
petition | petition_office | 信访办 | Petition Office | 0555-555 0101
accusations | accusations | 纪委检举控告专席 | Accusations Desk, Discipline Committee | 0555-555 0190
audit | audit | 镇审计站 | Town Audit Station | 0555-555 0191
party_office | department | 党政办 | Party and Government Office | 0555-555 0102
finance | department | 财政所 | Finance Office | 0555-555 0110
poverty | department | 扶贫办 | Poverty Relief Office | 0555-555 0111
civil | department | 民政所 | Civil Affairs Office | 0555-555 0112
build | department | 村建办 | Village Construction Office | 0555-555 0113
env | department | 环保办 | Environment Office | 0555-555 0114
land | station | 镇国土所 | Land Office | 0555-555 0117
econ | station | 农经站 | Rural Economy Station | 0555-555 0118
agri | station | 农业服务中心 | Agriculture Service Centre | 0555-555 0119
forest | station | 林业站 | Forestry Station | 0555-555 0120
justice | station | 镇司法所 | Justice Office | 0555-555 0121
police | station | 派出所 | Police Station | 0555-555 0122
water | station | 镇水务站 | Water Station | 0555-555 0123
labour | station | 劳动保障所 | Labour Security Office | 0555-555 0124
health | station | 镇卫生院 | Town Hospital | 0555-555 0125
edu | station | 中心学校 | Central School (education) | 0555-555 0126
road | station | 交管站 | Roads and Transport Station | 0555-555 0127
market | station | 市场监管所 | Market Supervision Office | 0555-555 0128
`

// Key in the matters | office | village | English | officer | English
export const VILLAGES = `
ls | liushu | 柳树村 | Liushu Village | 陈德才 | Chen Decai
ng | nangang | 南岗村 | Nangang Village | 刘春 | Liu Chun
qs | qingshi | 青石村 | Qingshi Village | 石长顺 | Shi Changshun
dh | dahewan | 大河湾村 | Dahewan Village | 何满仓 | He Mancang
qt | qiaotou | 桥头社区 | Qiaotou Community | 邱红梅 | Qiu Hongmei
dj | dongjie | 东街社区 | Dongjie Community | 沈玉芬 | Shen Yufen
zl | zaolin | 枣林村 | Zaolin Village | 韩根生 | Han Gensheng
sm | shimen | 石门村 | Shimen Village | 罗家旺 | Luo Jiawang
xt | xintang | 新塘村 | Xintang Village | 唐有福 | Tang Youfu
zj | zhoujiaba | 周家坝村 | Zhoujiaba Village | 周广田 | Zhou Guangtian
by | baiyang | 白杨村 | Baiyang Village | 杨桂兰 | Yang Guilan
gp | gaoping | 高坪村 | Gaoping Village | 彭远才 | Peng Yuancai
sl | songling | 松岭村 | Songling Village | 宋贵林 | Song Guilin
sj | shuangjing | 双井村 | Shuangjing Village | 蒋水生 | Jiang Shuisheng
`

// Seat | office | role | title | English | officer | name | English. A leader's seats name the villages they are linked to.
const SEATS = `
secretary | leadership | leader | 党委书记 | Party Secretary | wang_jianguo | 王建国 | Wang Jianguo | ls
mayor | leadership | leader | 镇长 | Town Mayor | li_zhiyuan | 李志远 | Li Zhiyuan | dh
deputy_secretary | leadership | leader | 副书记 | Deputy Party Secretary | sun_li | 孙丽 | Sun Li | ng
deputy_land | leadership | leader | 副镇长（国土、村建） | Deputy Mayor (land, construction) | zhao_lixin | 赵立新 | Zhao Lixin | qs,qt
deputy_farming | leadership | leader | 副镇长（农业、水务） | Deputy Mayor (farming, water) | guo_haitao | 郭海涛 | Guo Haitao | xt,sj
deputy_social | leadership | leader | 副镇长（教育、卫生、民政） | Deputy Mayor (schools, health, welfare) | he_jing | 何静 | He Jing | dj
congress_chair | leadership | leader | 人大主席 | Chair of the Town People's Congress | xu_zhenghua | 徐正华 | Xu Zhenghua | by
politics_law | leadership | leader | 政法委员 | Political and Legal Committee Member | song_lijun | 宋立军 | Song Lijun | sm,gp
organisation | leadership | leader | 组织委员 | Organisation Committee Member | fang_min | 方敏 | Fang Min | zj
publicity | leadership | leader | 宣传委员 | Publicity Committee Member | ye_qing | 叶青 | Ye Qing | zl
armed_forces | leadership | leader | 武装部长 | Head of the Armed Forces Department | lei_gang | 雷刚 | Lei Gang | sl
discipline_secretary | accusations | accusations | 纪委书记 | Secretary of the Discipline Committee | ding_weimin | 丁卫民 | Ding Weimin
petition_director | petition | petition_officer | 信访办主任 | Head of the Petition Office | he_zhiming | 何志明 | He Zhiming
petition_officer | petition | petition_officer | 信访专干 | Petition Officer | zhou_min | 周敏 | Zhou Min
petition_clerk | petition | clerk | 信访登记员 | Registration Clerk | tang_xiaoyan | 唐晓燕 | Tang Xiaoyan
town_auditor | audit | auditor | 审计员 | Auditor | qian_yun | 钱云 | Qian Yun
administrator | party_office | administrator | 系统管理员 | System Administrator | lu_bin | 卢斌 | Lu Bin
finance_head | finance | handler | 财政所所长 | Head of the Finance Office | jin_ping | 金平 | Jin Ping
poverty_head | poverty | handler | 扶贫专干 | Poverty Relief Officer | xiong_wei | 熊伟 | Xiong Wei
civil_head | civil | handler | 民政所所长 | Head of the Civil Affairs Office | meng_fanrong | 孟繁荣 | Meng Fanrong
build_head | build | handler | 村建办主任 | Head of Village Construction | cao_liang | 曹亮 | Cao Liang
env_head | env | handler | 环保专干 | Environment Officer | bai_xue | 白雪 | Bai Xue
land_head | land | handler | 国土所所长 | Head of the Land Office | wei_guoqiang | 魏国强 | Wei Guoqiang
land_handler | land | handler | 国土所承办人 | Land Officer | wu_gang | 吴刚 | Wu Gang
econ_head | econ | handler | 农经站站长 | Head of the Rural Economy Station | qin_shuhua | 秦淑华 | Qin Shuhua
agri_head | agri | handler | 农业服务中心主任 | Head of the Agriculture Centre | tian_yuhe | 田雨禾 | Tian Yuhe
forest_head | forest | handler | 林业站站长 | Head of the Forestry Station | lin_changqing | 林长青 | Lin Changqing
justice_head | justice | handler | 司法所所长 | Head of the Justice Office | fu_xiaolan | 付晓兰 | Fu Xiaolan
police_head | police | handler | 派出所教导员 | Police Station Instructor | ma_tao | 马涛 | Ma Tao
water_head | water | handler | 水务站站长 | Head of the Water Station | ma_jianjun | 马建军 | Ma Jianjun
labour_head | labour | handler | 劳动保障所所长 | Head of the Labour Office | hou_jie | 侯洁 | Hou Jie
health_head | health | handler | 卫生院医务科长 | Head of Medical Affairs | gu_wenbo | 顾文博 | Gu Wenbo
edu_head | edu | handler | 中心学校副校长 | Deputy Head of the Central School | zeng_xiangyun | 曾祥云 | Zeng Xiangyun
road_head | road | handler | 交管站站长 | Head of the Roads Station | fan_dayong | 范大勇 | Fan Dayong
market_head | market | handler | 市场监管所所长 | Head of Market Supervision | pan_huimin | 潘慧敏 | Pan Huimin
`

const COUNTY_SEATS = `
bureau_director | county_bureau | county | 县信访局局长 | Director of the County Petition Bureau | tao_jianping | 陶建平 | Tao Jianping
bureau_officer | county_bureau | county | 县信访局办信科科员 | Officer, Letters Section | jia_ning | 贾宁 | Jia Ning
county_auditor | county_audit | auditor | 县审计局审计员 | Auditor, County Audit Office | yu_chengzhi | 余承志 | Yu Chengzhi
`

/** The non-empty lines of a table, each cut at its bars. */
export function table(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

const villages = table(VILLAGES)

export const offices: DemoOffice[] = [
  ...table(OFFICES).map(([id = '', kind = '', zh = '', en = '', phone = '']) => ({
    id,
    organ: TOWN,
    parent: id === 'leadership' ? null : 'leadership',
    kind: kind as DemoOffice['kind'],
    name: { zh, en },
    phone,
    fromDay: SINCE,
  })),
  ...villages.map(([, id = '', zh = '', en = ''], n) => ({
    id,
    organ: TOWN,
    parent: 'leadership',
    kind: 'village' as const,
    name: { zh, en },
    phone: `0555-555 ${String(301 + n).padStart(4, '0')}`,
    fromDay: SINCE,
  })),
  {
    id: 'county_bureau',
    organ: COUNTY,
    parent: null,
    kind: 'petition_office',
    name: { zh: '县信访局', en: 'County Petition Bureau' },
    phone: '0555-555 0200',
    fromDay: SINCE,
  },
  {
    id: 'county_audit',
    organ: COUNTY,
    parent: null,
    kind: 'audit',
    name: { zh: '县审计局', en: 'County Audit Office' },
    phone: '0555-555 0201',
    fromDay: SINCE,
  },
]

/** Where the petition offices receive people, and when. */
export const receptions: DemoReception[] = [
  {
    organ: TOWN,
    office: 'petition',
    address: { zh: '镇政府院内一楼', en: 'Town hall, ground floor' },
    hours: {
      zh: '周一至周五 8:30–12:00、14:00–17:30，逢三六九集日照常',
      en: 'Monday to Friday 8:30–12:00 and 14:00–17:30, market days too',
    },
  },
  {
    organ: COUNTY,
    office: 'county_bureau',
    address: { zh: '县城人民路2号', en: '2 Renmin Road, county seat' },
    hours: { zh: '周一至周五 8:30–12:00、14:00–17:30', en: 'Monday to Friday 8:30–12:00 and 14:00–17:30' },
  },
]

type Post = { seat: DemoSeat; officer: DemoOfficer; links: string[] }

function post(organ: string, cells: string[]): Post {
  const [id = '', office = '', role = '', zh = '', en = '', officer = '', name = '', nameEn = '', links = ''] = cells
  return {
    seat: { id, organ, office, role: role as DemoSeat['role'], title: { zh, en } },
    officer: {
      id: officer,
      organ,
      name: { zh: name, en: nameEn },
      phone: offices.find((o) => o.id === office)?.phone ?? null,
    },
    links: links === '' ? [] : links.split(','),
  }
}

const posts = [
  ...table(SEATS).map((cells) => post(TOWN, cells)),
  ...villages.map(([, office = '', zh = '', en = '', name = '', nameEn = '']) =>
    post(TOWN, [
      `${office}_officer`,
      office,
      'village_officer',
      `${zh}信访联络员`,
      `Petition Liaison, ${en}`,
      nameEn.toLowerCase().replace(' ', '_'),
      name,
      nameEn,
    ]),
  ),
  ...table(COUNTY_SEATS).map((cells) => post(COUNTY, cells)),
]

export const seats: DemoSeat[] = posts.map((p) => p.seat)

// Seat | first day of the successor | id | name | English
const HANDOVERS = table(`
water_head | 2018-07-02 | chai_yonggang | 柴永刚 | Chai Yonggang
civil_head | 2020-09-01 | bao_lihong | 鲍丽红 | Bao Lihong
qingshi_officer | 2021-01-18 | shi_xiaoyu | 石晓宇 | Shi Xiaoyu
poverty_head | 2021-06-01 | xiang_nan | 向楠 | Xiang Nan
`).map(([seat = '', day = '', id = '', name = '', en = '']) => ({ seat, day, id, name, en }))

export const officers: DemoOfficer[] = [
  ...posts.map((p) => p.officer),
  ...HANDOVERS.map((h) => ({
    id: h.id,
    organ: TOWN,
    name: { zh: h.name, en: h.en },
    phone: posts.find((p) => p.seat.id === h.seat)?.officer.phone ?? null,
  })),
]

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

export const holdings: DemoHolding[] = posts.flatMap((p) => {
  const next = HANDOVERS.find((h) => h.seat === p.seat.id)
  const first = { organ: p.seat.organ, seat: p.seat.id, officer: p.officer.id, fromDay: SINCE }
  if (!next) return [{ ...first, toDay: null }]
  return [
    { ...first, toDay: dayBefore(next.day) },
    { ...first, officer: next.id, fromDay: next.day, toDay: null },
  ]
})

/** Village key in the matters ('ls') → office id ('liushu'). */
export const villageOffice = new Map(villages.map(([key = '', id = '']) => [key, id]))

export const villageLinks: DemoVillageLink[] = posts.flatMap((p) =>
  p.links.map((key) => ({
    organ: TOWN,
    village: villageOffice.get(key) ?? '',
    leaderSeat: p.seat.id,
    fromDay: '2018-01-02',
  })),
)

/** Who held a seat on a day. Throws when nobody did. */
export function holderOn(seat: string, day: string): string {
  const found = holdings.find((h) => h.seat === seat && h.fromDay <= day && (h.toDay === null || day <= h.toDay))
  if (!found) throw new Error(`nobody held ${seat} on ${day}`)
  return found.officer
}
