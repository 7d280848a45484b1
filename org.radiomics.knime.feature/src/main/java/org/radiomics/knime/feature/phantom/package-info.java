/**
 * A synthetic cohort of sagittal spine MR with one tumour per patient: known truth for trying the whole chain of the
 * study without patients' data. {@link org.radiomics.knime.feature.phantom.PhantomCohort} is the door; the classes
 * behind it are the patient (draws, anatomy, lesion), the scanner (signal equation, coil, noise, sampling) and the
 * reader.
 */
package org.radiomics.knime.feature.phantom;
