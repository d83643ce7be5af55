using System.Globalization;
using System.Text;
using DataCenterOps.Cli.Shell;

// Numbers and times are read and written the same way whatever the user's locale says; LANG chooses words only.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var host = CliHost.OfThisProcess();
return await CommandTree.RunAsync(host, args, CancellationToken.None);
