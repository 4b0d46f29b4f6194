import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupsIn } from './backup/last.ts'
import { refuse } from './rules/errors.ts'

export type Setting = {
  /** The variable of the environment. */
  env: string
  /** Another variable that is read when `env` is not set. */
  alias?: string
  type: 'text' | 'number'
  /** null: not set. */
  default: string | number | null
  /** The least that a number may be. */
  least?: number
  /** What a text may be. */
  oneOf?: readonly string[]
  doc: Record<'zh' | 'en', string>
}

/** Every setting. Its name is its key in huiyin.json, too. */
export const settings = {
  dataDir: {
    env: 'HUIYIN_DATA_DIR',
    type: 'text',
    default: './huiyin-data',
    doc: {
      zh: '数据文件夹：内置数据库、备份、设置文件都在里面。命令行写 `--data 文件夹`。',
      en: 'The data folder: the embedded database, backups, the settings file. `--data DIR` on the command line.',
    },
  },
  databaseUrl: {
    env: 'HUIYIN_DATABASE_URL',
    alias: 'DATABASE_URL',
    type: 'text',
    default: null,
    doc: {
      zh: 'PostgreSQL 服务器，写成 postgres://用户:密码@主机/数据库。不设就用数据文件夹里的内置数据库。',
      en: 'A PostgreSQL server, postgres://user:password@host/database. Not set: the embedded database in the data folder.',
    },
  },
  poolSize: {
    env: 'HUIYIN_POOL_SIZE',
    type: 'number',
    default: 10,
    least: 1,
    doc: {
      zh: '与 PostgreSQL 服务器的连接数。内置数据库只有一个连接。',
      en: 'Connections to a PostgreSQL server. The embedded database has one.',
    },
  },
  leastFreeMb: {
    env: 'HUIYIN_LEAST_FREE_MB',
    type: 'number',
    default: 256,
    least: 0,
    doc: {
      zh: '数据文件夹所在磁盘的剩余空间（MiB）少于这个数，就停止写入。',
      en: 'Free space on the data folder’s disk, in MiB, below which nothing is written any more.',
    },
  },
  idleTransactionSeconds: {
    env: 'HUIYIN_IDLE_TRANSACTION_SECONDS',
    type: 'number',
    default: 30,
    least: 1,
    doc: {
      zh: '一个事务开着不动，最多等多少秒，到时撤销。',
      en: 'How long a transaction may lie open without a statement before it is rolled back.',
    },
  },
  statementSeconds: {
    env: 'HUIYIN_STATEMENT_SECONDS',
    type: 'number',
    default: 900,
    least: 1,
    doc: {
      zh: '一条数据库语句最多运行多少秒，到时停止。',
      en: 'How long one statement may run before it is ended.',
    },
  },
  host: {
    env: 'HUIYIN_HOST',
    type: 'text',
    default: '127.0.0.1',
    doc: {
      zh: '网页在哪个地址上开。127.0.0.1：只有本机能打开；0.0.0.0：本机的所有地址，别的电脑也能打开。',
      en: 'The address on which the pages are served. 127.0.0.1: this machine alone opens them; 0.0.0.0: every address of this machine, so that others can.',
    },
  },
  port: {
    env: 'HUIYIN_PORT',
    type: 'number',
    default: 8080,
    least: 0,
    doc: {
      zh: '网页的端口。0：任选一个空着的。',
      en: 'The port of the pages. 0: any free one.',
    },
  },
  https: {
    env: 'HUIYIN_HTTPS',
    type: 'text',
    default: 'no',
    oneOf: ['yes', 'no'],
    doc: {
      zh: '是否经前面的反向代理用 https 访问。yes：登录凭据（cookie）只走 https。',
      en: 'Whether people reach the pages by https, through a proxy in front of us. yes: cookies travel by https only.',
    },
  },
  backupDaily: {
    env: 'HUIYIN_BACKUP_DAILY',
    type: 'text',
    default: 'yes',
    oneOf: ['yes', 'no'],
    doc: {
      zh: '服务运行时是否每天自动备份。',
      en: 'Whether the server makes a backup each day.',
    },
  },
  backupHour: {
    env: 'HUIYIN_BACKUP_HOUR',
    type: 'number',
    default: 2,
    least: 0,
    doc: {
      zh: '每天从几点起备份（本单位时间）。当时没有开着的，一开起来就补做。',
      en: 'From which hour of the day on, in the office’s zone. A server that did not run then makes it as soon as it runs.',
    },
  },
  backupFolder: {
    env: 'HUIYIN_BACKUP_FOLDER',
    type: 'text',
    default: null,
    doc: {
      zh: '备份放在哪里，最好在另一块磁盘上。不设就放在数据文件夹的 `backups` 里。',
      en: 'Where backups lie: better on another disk. Not set: `backups` in the data folder.',
    },
  },
  backupPassphraseFile: {
    env: 'HUIYIN_BACKUP_PASSPHRASE_FILE',
    type: 'text',
    default: null,
    doc: {
      zh: '一个文件，第一行是给每份备份加密的口令。口令丢了，备份也就打不开了。',
      en: 'A file whose first line is the passphrase that seals every backup. Whoever loses it loses the backups.',
    },
  },
  backupKeepDays: {
    env: 'HUIYIN_BACKUP_KEEP_DAYS',
    type: 'number',
    default: 7,
    least: 1,
    doc: {
      zh: '留最近几天的备份，每天留最新的一份。没有备份的日子不算。',
      en: 'Of how many days the newest backup is kept. Days without one do not count.',
    },
  },
  backupKeepWeeks: {
    env: 'HUIYIN_BACKUP_KEEP_WEEKS',
    type: 'number',
    default: 4,
    least: 0,
    doc: {
      zh: '留最近几周的备份，每周留最新的一份。',
      en: 'Of how many weeks the newest backup is kept.',
    },
  },
  backupKeepMonths: {
    env: 'HUIYIN_BACKUP_KEEP_MONTHS',
    type: 'number',
    default: 12,
    least: 0,
    doc: {
      zh: '留最近几个月的备份，每月留最新的一份。',
      en: 'Of how many months the newest backup is kept.',
    },
  },
  publicUrl: {
    env: 'HUIYIN_PUBLIC_URL',
    type: 'text',
    default: null,
    doc: {
      zh: '群众打开网页用的网址，例如 https://xinfang.example.gov.cn：回执上的二维码和网址指向它。不设：登记员浏览器里的网址。',
      en: 'The address under which residents reach the pages, https://letters.example.org: receipts lead there. Not set: the address in the clerk’s browser.',
    },
  },
  metricsPort: {
    env: 'HUIYIN_METRICS_PORT',
    type: 'number',
    default: null,
    least: 0,
    doc: {
      zh: '只对本机（127.0.0.1）开的端口，监控程序 Prometheus 在 `/metrics` 看运行状况。不写就不开。',
      en: 'A port of this machine alone (127.0.0.1) at which `/metrics` tells Prometheus how the house does. Not set: nowhere.',
    },
  },
  mostRequests: {
    env: 'HUIYIN_MOST_REQUESTS',
    type: 'number',
    default: 128,
    least: 1,
    doc: {
      zh: '同时办理的请求数；再多的请稍后再试，填的内容不丢（503）。',
      en: 'Requests that are worked on at once; more are asked to come again, with what was typed kept (503).',
    },
  },
  language: {
    env: 'HUIYIN_LANGUAGE',
    type: 'text',
    default: 'zh-CN',
    oneOf: ['zh-CN', 'en'],
    doc: {
      zh: '网页和命令行的语言，没有另外选的时候用它。',
      en: 'The language of pages and of the command line when nobody asks for another.',
    },
  },
  town: {
    env: 'HUIYIN_TOWN',
    type: 'text',
    default: null,
    doc: {
      zh: '有几个机关时，命令为哪一个办。同 `--town`。',
      en: 'The organ that commands work for when there are several. As `--town`.',
    },
  },
  officer: {
    env: 'HUIYIN_AS',
    type: 'text',
    default: null,
    doc: {
      zh: '命令以谁的身份办，填用户名。同 `--as`；日志里会记明是从命令行办的。',
      en: 'The officer as whom commands act, by the name they sign in with. As `--as`; the log says that it came from the command line.',
    },
  },
} as const satisfies Record<string, Setting>

type Name = keyof typeof settings
type ValueOf<S extends Setting> =
  | (S['type'] extends 'number' ? number : S extends { oneOf: readonly (infer O)[] } ? O : string)
  | (S['default'] extends null ? null : never)

export type Config = { [N in Name]: ValueOf<(typeof settings)[N]> }

/**
 * Reads the settings: what is given (the command line) before the environment, before the settings file, before the
 * defaults. The file is HUIYIN_CONFIG, else huiyin.json in the data folder; it need not exist there. Refuses
 * `setting-unknown`, `setting-invalid` and `settings-file-unreadable`.
 */
export function loadConfig(env: Record<string, string | undefined>, given: Partial<Config> = {}): Config {
  const fromEnv = (name: Name): string | undefined => {
    const setting: Setting = settings[name]
    const value = env[setting.env] ?? (setting.alias === undefined ? undefined : env[setting.alias])
    return value === '' ? undefined : value
  }
  const dataDir = given.dataDir ?? fromEnv('dataDir') ?? settings.dataDir.default
  const file = readFile(env['HUIYIN_CONFIG'], join(dataDir, 'huiyin.json'))
  for (const name of Object.keys(file)) if (!Object.hasOwn(settings, name)) refuse('setting-unknown', { name })
  const read = (name: Name): unknown => {
    const text = fromEnv(name)
    if (given[name] !== undefined) return check(name, given[name])
    if (text !== undefined) return check(name, fromText(settings[name].type, text))
    if (file[name] !== undefined) return check(name, file[name])
    return settings[name].default
  }
  return Object.fromEntries((Object.keys(settings) as Name[]).map((name) => [name, read(name)])) as Config
}

function fromText(type: Setting['type'], text: string): unknown {
  return type === 'number' && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text
}

function check(name: Name, value: unknown): unknown {
  const setting: Setting = settings[name]
  const kind = setting.type === 'number' ? 'number' : 'string'
  const fits =
    typeof value === kind &&
    (typeof value !== 'number' || (Number.isFinite(value) && value >= (setting.least ?? -Infinity))) &&
    (setting.oneOf === undefined || setting.oneOf.includes(value as string))
  if (!fits) refuse('setting-invalid', { name, env: setting.env, value: String(value) })
  return value
}

function readFile(named: string | undefined, usual: string): Record<string, unknown> {
  const path = named ?? usual
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (caught) {
    const missing = caught instanceof Error && 'code' in caught && caught.code === 'ENOENT'
    if (missing && named === undefined) return {}
    return refuse('settings-file-unreadable', { path })
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // told below
  }
  return refuse('settings-file-unreadable', { path })
}

/** What `openHouse` takes, from the settings. */
export function dbConfig(config: Config) {
  return {
    dataDir: config.dataDir,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
    poolSize: config.poolSize,
    leastFree: config.leastFreeMb * 1024 * 1024,
    limits: { idleMs: config.idleTransactionSeconds * 1000, statementMs: config.statementSeconds * 1000 },
    backups: {
      folder: backupsIn(config.dataDir, config.backupFolder),
      passphraseFile: config.backupPassphraseFile,
      daily: config.backupDaily === 'yes',
      hour: config.backupHour,
      keep: { days: config.backupKeepDays, weeks: config.backupKeepWeeks, months: config.backupKeepMonths },
    },
  }
}
