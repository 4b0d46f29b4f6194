import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { type AppDesk, createApp } from './app.ts'
import { backupsIn } from './backup/last.ts'
import { beginSetUp } from './begin-set-up.ts'
import { startDailyBackup } from './backup/daily.ts'
import { jobBook } from './health/jobs.ts'
import { healthOf } from './health/look.ts'
import { serveMetrics } from './health/metrics.ts'
import { gate } from './http/busy.ts'
import { loadAssets } from './http/assets.ts'
import { formSecret } from './http/secret.ts'
import { sweepSessions } from './http/session.ts'
import { systemRandom } from './lib/ids.ts'
import { shippedPath } from './lib/shipped.ts'
import type { House } from './matters/house.ts'
import type { LoadDemo } from './offices/set-up.ts'
import { sweepPortalDrafts } from './portal/draft.ts'
import { sweepStaffDrafts } from './matters/draft.ts'
import { learnDaily } from './matters/learn.ts'
import { refuse } from './rules/errors.ts'
import { startSealer } from './record/sealer.ts'
import { keysFolder, openHouse, organsHere, type StartConfig } from './start.ts'

export type ServerConfig = StartConfig & {
  host: string
  port: number
  /** Whether people reach us by https, through a proxy that ends it. */
  secure: boolean
  /** Where residents reach us; not set: where the clerk does. */
  publicUrl?: string | undefined
  /** Only the demo: the passphrase that its accounts share. */
  demo?: { passphrase: string }
  loadDemo?: LoadDemo
  /** Requests that are worked on at once; more are asked to come again. */
  mostRequests?: number
  /** The port of this machine alone that tells Prometheus how the house does; null: none. */
  metricsPort?: number | null
  /** Told of what went wrong, with the reference that the reader saw. */
  onFailure: (error: unknown, reference: string) => void
}

export type Running = {
  url: string
  house: House
  /** The code that opens set-up, while the house is empty. */
  setUpCode: string | undefined
  /** Where Prometheus may ask. */
  metricsPort: number | undefined
  stop: () => Promise<void>
}

const hour = 3_600_000
/** How long a request under way may take once we stop, in ms. */
const patience = 10_000

/**
 * Opens the house and serves its pages; seals the log, sweeps old sessions and drafts and backs up once a day meanwhile.
 * Out: the address, and `stop`, which finishes what is under way, seals and closes.
 * Refuses `storage-held` when another server has the data folder, `serve.port_taken`.
 */
export async function startServer(config: ServerConfig): Promise<Running> {
  const {
    host,
    port,
    secure,
    publicUrl,
    demo,
    loadDemo,
    mostRequests = 128,
    metricsPort = null,
    onFailure,
    ...start
  } = config
  const { house, close } = await openHouse({ ...start, purpose: 'server', onError: (caught) => onFailure(caught, '-') })
  try {
    const random = start.random ?? systemRandom
    const organs = (await organsHere(house)).map((organ) => organ.organ_id)
    const jobs = jobBook({ sweep: hour, learn: hour }, house.now, (caught) => onFailure(caught, '-'))
    const look = healthOf({
      db: house.db,
      now: house.now,
      organs: async () => organs,
      jobs: jobs.look,
      backups: start.backups?.folder ?? backupsIn(start.dataDir, null),
    })
    const door = gate(mostRequests)
    const desk: AppDesk = {
      house,
      gate: door,
      health: look,
      http: {
        secret: formSecret(join(keysFolder(start.dataDir), 'forms.key'), random),
        secure,
        publicUrl: publicUrl?.replace(/\/+$/, ''),
        now: house.now,
        random,
      },
      assets: loadAssets(shippedPath('dist/assets')),
      demo,
      log: onFailure,
    }
    let learning = Promise.resolve()
    const learnEach = async (before: Promise<void>) => {
      await before
      for (const id of organs) await jobs.run('learn', () => learnDaily(house, id))
    }
    const learnAll = () => (learning = learnEach(learning))
    if (organs.length === 0) {
      const keys = keysFolder(start.dataDir)
      desk.setUp = beginSetUp(desk, { keys, random, organs, loadDemo, onOpened: () => void learnAll() })
    }
    const app = createApp(desk)
    const server = await listen(app.fetch, host, port)
    const metrics = metricsPort === null ? undefined : await serveMetrics(metricsPort, look, door)
    const sealer = startSealer(house.db, {
      organs: () => organs.map((id) => house.keysOf(id)),
      now: () => house.now(),
      holder: `process ${process.pid}`,
      onError: (caught) => onFailure(caught, '-'),
    })
    const sweep = () =>
      jobs.run('sweep', async () => {
        await house.db.withScope([], 'web', (tx) => sweepSessions(tx, house.now()))
        await sweepPortalDrafts(house.db, organs, house.now())
        await sweepStaffDrafts(house.db, organs, house.now())
      })
    void learnAll()
    const sweeping = setInterval(() => {
      void sweep()
      void learnAll()
    }, hour).unref()
    await sweep()
    const daily =
      start.backups?.daily === true
        ? startDailyBackup(house.db, {
            ...start.backups,
            dataDir: start.dataDir,
            now: () => house.now(),
            holder: `process ${process.pid}`,
            onError: (caught) => onFailure(caught, '-'),
          })
        : null
    return {
      url: urlOf(server, host),
      house,
      setUpCode: desk.setUp?.code,
      metricsPort: metrics?.port,
      stop: async () => {
        clearInterval(sweeping)
        await ended(server)
        await metrics?.stop()
        await daily?.stop()
        await sealer.stop().catch((caught: unknown) => onFailure(caught, '-')) // the house moved away
        await learning
        await close()
      },
    }
  } catch (caught) {
    await close()
    throw caught
  }
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], host: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      try {
        refuse('serve.port_taken', { port })
      } catch (refused) {
        reject(refused)
      }
    })
  })
}

function urlOf(server: ServerType, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const name = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' ? 'localhost' : host
  return `http://${name}:${port}`
}

/** Takes no more requests and resolves when those under way are answered, or after ten seconds. */
function ended(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, patience)
    server.close(() => {
      clearTimeout(giveUp)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
