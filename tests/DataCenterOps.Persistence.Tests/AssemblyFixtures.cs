using DataCenterOps.Persistence.Tests;

[assembly: AssemblyFixture(typeof(Databases))]
