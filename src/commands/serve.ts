import { t } from '../i18n/translate.ts'
import type { LoadDemo } from '../offices/set-up.ts'
import { refuse } from '../rules/errors.ts'
import { systemNow } from '../lib/clock.ts'
import { failureLine } from '../lib/failure-line.ts'
import { dbConfig, loadConfig } from '../config.ts'
import { type Running, startServer, type ServerConfig } from '../server.ts'
import { type Call, type Command, text } from './command.ts'
import { sayAccounts } from './demo-accounts.ts'
import { clockOf, demoIn } from './demo-folder.ts'
import { loadDemoInto } from './demo-load.ts'

/** Serves the pages of a data folder until it is told to stop. */
export const serve: Command = {
  usage: '[--port 8080] [--host 127.0.0.1]',
  about: 'cli.serve',
  options: { port: { type: 'string' }, host: { type: 'string' } },
  run: (call) => {
    const says = demoIn(call.dataDir)
    const loadDemo: LoadDemo = async (house, lang, onProgress) => {
      const passphrase = await loadDemoInto(house, call.dataDir, lang === 'en' ? 'en' : 'zh', onProgress)
      await sayAccounts(call, house, passphrase)
      return passphrase
    }
    const config = {
      ...dbConfig(call.config),
      ...(says && { demo: { passphrase: says.passphrase }, now: clockOf(says) }),
      loadDemo,
    }
    return serveUntilStopped(call, config, async ({ url, house, setUpCode }) => {
      if (says) await sayAccounts(call, house, says.passphrase)
      if (setUpCode !== undefined) {
        call.say(t(call.lang, 'serve.setUp', { url: `${url}/set-up?code=${setUpCode}` }))
        call.say(t(call.lang, 'serve.setUpCode', { code: setUpCode }))
      }
      call.say(t(call.lang, 'serve.at', { url }))
    })
  },
}

/** Serves until SIGINT or SIGTERM; a second one ends at once. `ready` is told the address and the house. */
export async function serveUntilStopped(
  call: Call,
  config: Omit<ServerConfig, 'host' | 'port' | 'secure' | 'onFailure' | 'mostRequests' | 'metricsPort'>,
  ready: (running: Running) => Promise<void> = async ({ url }) => call.say(t(call.lang, 'serve.at', { url })),
): Promise<number> {
  const settings = loadConfig(process.env, { dataDir: config.dataDir })
  const host = text(call, 'host') ?? settings.host
  const port = text(call, 'port')
  const now = config.now ?? systemNow
  const running = await startServer({
    ...config,
    host,
    port: port === undefined ? settings.port : portOf(port),
    secure: settings.https === 'yes',
    publicUrl: settings.publicUrl ?? undefined,
    mostRequests: settings.mostRequests,
    metricsPort: settings.metricsPort,
    log: call.warn,
    onFailure: (error, reference) => call.warn(failureLine(error, reference, now())),
  })
  await ready(running)
  if (host !== '127.0.0.1' && host !== '::1' && host !== 'localhost') call.warn(t(call.lang, 'serve.wide'))
  await new Promise<void>((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const
    const stop = (): void => {
      for (const signal of signals) process.off(signal, stop) // whichever comes next ends at once
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
  call.say(t(call.lang, 'serve.stopping'))
  await running.stop()
  call.say(t(call.lang, 'serve.stopped'))
  return 0
}

function portOf(given: string): number {
  const port = Number(given)
  return given.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535
    ? port
    : refuse('serve.port', { given })
}
