// Judges PDF files by veraPDF's rules: reads "FLAVOUR<tab>FILE" lines, answers one line each. Run by Rhino's shell.
java.util.logging.LogManager.getLogManager().reset();
var vera = Packages.org.verapdf;
vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var SHOWN = 3; // failures shown of one rule

function profile(flavour) {
  var name = flavour.startsWith("ua") ? "PDFUA-" + flavour.substring(2) : "PDFA-" + flavour.toUpperCase();
  var loader = vera.pdfa.validation.profiles.Profiles;
  var stream = java.lang.Class.forName("org.verapdf.pdfa.Foundries").getResourceAsStream(
    "/org/verapdf/pdfa/validation/" + name + ".xml");
  return loader.profileFromXml(stream);
}

function failures(result) {
  var counts = {}, found = [], assertions = result.getTestAssertions().iterator();
  while (assertions.hasNext()) {
    var one = assertions.next();
    if (String(one.getStatus().name()) !== "FAILED") continue;
    var rule = String(one.getRuleId().getClause()) + "-" + one.getRuleId().getTestNumber();
    counts[rule] = (counts[rule] || 0) + 1;
    if (counts[rule] <= SHOWN) found.push(rule + " " + one.getMessage() + " @ " + one.getLocation().getContext());
  }
  return found;
}

function judge(flavour, path) {
  var kind = vera.pdfa.flavours.PDFAFlavour.fromString(flavour);
  var parser = vera.pdfa.Foundries.defaultInstance().createParser(new java.io.FileInputStream(path), kind);
  try {
    var validator = vera.pdfa.Foundries.defaultInstance().createValidator(profile(flavour), false);
    var result = validator.validate(parser);
    return { compliant: Boolean(result.isCompliant()), checks: Number(result.getTotalAssertions()),
             failures: failures(result) };
  } finally {
    parser.close();
  }
}

var input = new java.io.BufferedReader(new java.io.InputStreamReader(java.lang.System["in"], "UTF-8"));
for (var line = input.readLine(); line !== null; line = input.readLine()) {
  var parts = String(line).split("\t"), answer;
  try {
    answer = judge(parts[0], parts[1]);
  } catch (trouble) {
    answer = { compliant: false, checks: 0, failures: ["veraPDF itself failed: " + trouble] };
  }
  java.lang.System.out.println(JSON.stringify(answer));
  java.lang.System.out.flush();
}
