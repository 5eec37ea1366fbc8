import { joinPortal } from '../../platform/panel-frame.ts'

const context = await joinPortal(show)
show(context)

function show({ place, theme }: { place: string; theme: string }) {
  document.body.dataset.place = place
  document.body.dataset.theme = theme
}
