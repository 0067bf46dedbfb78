document.body.dataset.place = 'announcement-tab'
