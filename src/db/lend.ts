import type { Db } from './open.ts'

/** A database that its borrower can close without ending it: afterwards every call throws. `giveBack` runs once. */
export function lend(db: Db, giveBack: () => Promise<void>): Db {
  let closing: Promise<void> | undefined
  const open = (): Db => {
    if (closing !== undefined) throw new Error('this database is closed')
    return db
  }
  return {
    engine: db.engine,
    dataDir: db.dataDir,
    withScope: async (organs, as, fn, options) => open().withScope(organs, as, fn, options),
    asOwner: async (fn, options) => open().asOwner(fn, options),
    session: async (fn) => open().session(fn),
    housekeep: async (chores) => open().housekeep(chores),
    moment: async (fn, client) => open().moment(fn, client),
    flushes: () => db.flushes(),
    disk: () => db.disk(),
    close: () => (closing ??= giveBack()),
  }
}
