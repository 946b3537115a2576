/** Starts the page: words, session, what is known of the site, the shell, the first view. */
import {freshStage} from './core/stage.js'
import * as session from './core/session.js'
import {Problem, whenUnauthorised} from './core/http.js'
import {livePictures} from './core/live.js'
import {siteModel} from './core/site.js'
import {load as loadWords} from './texts/index.js'
import {openLogin} from './views/login/view.js'
import {openShell} from './parts/shell.js'
import {openFailure} from './parts/failure.js'

let running = null

async function start() {
  try {
    await session.load()
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return openFailure(freshStage(), problem, start)
  }
  if (session.signInNeeded()) openLogin(freshStage(), {onSignedIn: run})
  else run()
}

function run() {
  const site = siteModel()
  const shell = openShell(freshStage(), {site, live: livePictures(), onSignOut: signOut})
  running = {site, shell}
  site.start()
}

function end() {
  running?.shell.close()
  running?.site.stop()
  running = null
}

async function signOut() {
  await session.signOut()
  end()
  await start()
}

whenUnauthorised(() => {
  if (!running) return
  end()
  openLogin(freshStage(), {expired: true, onSignedIn: run})
})

await loadWords()
await start()
