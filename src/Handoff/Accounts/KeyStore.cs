using System.Xml.Linq;
using Madoguchi.Handoff.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Madoguchi.Handoff.Accounts;

/// <summary>
/// Keeps the keys that seal cookies and forms in the store: they survive a restart, and every server on the same PostgreSQL
/// reads the same ones.
/// </summary>
internal sealed class KeyStore(Database database) : IXmlRepository
{
    private const string Prefix = "sealing-key:";

    // The framework's contract is synchronous and asks a few times a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        database
            .ReadAsync(session => session.Query<string>("select value from settings where name like @All", new { All = Prefix + "%" }))
            .GetAwaiter().GetResult()
            .Select(XElement.Parse)
            .ToList();

    public void StoreElement(XElement element, string friendlyName) =>
        database
            .WriteAsync(session => session.Execute(
                "insert into settings (name, value) values (@name, @value) on conflict (name) do nothing",
                new { name = Prefix + friendlyName, value = element.ToString(SaveOptions.DisableFormatting) }))
            .GetAwaiter().GetResult();
}
