using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Planted;

/// <summary>A staff page that forgot to say what it needs.</summary>
public sealed class PlantedController : Controller
{
    [HttpGet("/staff/planted")]
    public IActionResult Show() => Content("open");
}
