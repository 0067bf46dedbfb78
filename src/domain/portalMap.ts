/** Which code of this portal plays which role of ours. Widgets know roles, never `UF_CRM_…` names. */
export interface PortalMap {
  version: 1
  deal: {
    /** Description as HTML: a field of our own type. */
    description: string
    /** Its plain string twin (spec, "What the platform forces", 10). */
    descriptionTwin: string
  }
}
