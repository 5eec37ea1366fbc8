document.body.dataset.ready = ''
