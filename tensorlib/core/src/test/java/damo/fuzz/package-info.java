/** Random typed graphs, compared between modes and with finite differences. */
package damo.fuzz;
