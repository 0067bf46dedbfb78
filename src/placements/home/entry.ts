document.body.dataset.place = 'home'
