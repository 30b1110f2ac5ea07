// Only browsers without modules read this file: they cannot run the check, and
// this shows the note that says so at once. Plain old syntax is the point of it.
var note = document.getElementById("lf-old");
if (note) note.hidden = false;
