import { callBackground } from '../../platform/messages.ts'
import { joinPortal } from '../../platform/panel-frame.ts'

const context = await joinPortal(show)
show(context)
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') void callBackground('panelClose', null)
})

function show({ place, theme }: { place: string; theme: string }) {
  document.body.dataset.place = place
  document.body.dataset.theme = theme
}
