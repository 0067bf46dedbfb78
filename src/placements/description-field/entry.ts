document.body.dataset.place = 'description-field'
