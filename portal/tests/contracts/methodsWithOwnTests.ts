/** Methods of the first version, each proved in its own test file; none is added here. */
export const methodsWithOwnTests = `
  app.info app.option.get app.option.set batch crm.category.add crm.category.delete crm.category.fields
  crm.category.get crm.category.list crm.category.update crm.company.userfield.add crm.company.userfield.delete
  crm.company.userfield.get crm.company.userfield.list crm.company.userfield.update crm.contact.userfield.add
  crm.contact.userfield.delete crm.contact.userfield.get crm.contact.userfield.list crm.contact.userfield.update
  crm.currency.base.get crm.currency.get crm.currency.list crm.deal.contact.add crm.deal.contact.delete
  crm.deal.contact.fields crm.deal.contact.items.delete crm.deal.contact.items.get crm.deal.contact.items.set
  crm.deal.userfield.add crm.deal.userfield.delete crm.deal.userfield.get crm.deal.userfield.list
  crm.deal.userfield.update crm.item.add crm.item.batchimport crm.item.delete crm.item.fields crm.item.get
  crm.item.list crm.item.productrow.add crm.item.productrow.delete crm.item.productrow.fields
  crm.item.productrow.get crm.item.productrow.list crm.item.productrow.set crm.item.productrow.update
  crm.item.update crm.lead.userfield.add crm.lead.userfield.delete crm.lead.userfield.get
  crm.lead.userfield.list crm.lead.userfield.update crm.status.add crm.status.delete crm.status.entity.items
  crm.status.entity.types crm.status.fields crm.status.get crm.status.list crm.status.update
  crm.timeline.comment.add crm.timeline.comment.delete crm.timeline.comment.fields crm.timeline.comment.get
  crm.timeline.comment.list crm.timeline.comment.update crm.userfield.types feature.get method.get methods
  placement.bind placement.get placement.list placement.unbind profile scope server.time user.access user.admin
  user.current user.fields user.get user.option.get user.option.set userfieldconfig.add userfieldconfig.delete
  userfieldconfig.get userfieldconfig.gettypes userfieldconfig.list userfieldconfig.update userfieldtype.add
  userfieldtype.delete userfieldtype.list userfieldtype.update
`.trim().split(/\s+/)
